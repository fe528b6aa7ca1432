"""Every verb of the shop, room by room; a test holds this list against the rooms."""

from typing import Any

from jxc_desktop.catalog.add_category import add_category
from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.add_warehouse import add_warehouse
from jxc_desktop.catalog.ask_labels import ask_labels
from jxc_desktop.catalog.change_price import change_price
from jxc_desktop.catalog.edit_category import edit_category
from jxc_desktop.catalog.edit_item import edit_item
from jxc_desktop.catalog.edit_warehouse import edit_warehouse
from jxc_desktop.catalog.give_instore_codes import give_instore_codes
from jxc_desktop.catalog.labels_printed import labels_printed
from jxc_desktop.catalog.quick_add import quick_add
from jxc_desktop.catalog.retire_item import restore_item, retire_item
from jxc_desktop.catalog.set_scale_formats import set_scale_formats
from jxc_desktop.catalog.set_tax_rate import set_tax_rate
from jxc_desktop.catalog.settings import change_settings
from jxc_desktop.customers.add_customer import add_customer
from jxc_desktop.customers.edit_customer import edit_customer
from jxc_desktop.customers.retire_customer import restore_customer, retire_customer
from jxc_desktop.documents.drafts import drop_draft, keep_draft
from jxc_desktop.exchange.import_goods import import_goods, undo_import
from jxc_desktop.finance.add_cash_category import add_cash_category
from jxc_desktop.finance.add_fund_account import add_fund_account
from jxc_desktop.finance.edit_cash_category import edit_cash_category
from jxc_desktop.finance.edit_fund import edit_fund
from jxc_desktop.finance.money_paper import reverse_money
from jxc_desktop.finance.pay_supplier import pay_supplier
from jxc_desktop.finance.receive_money import receive_money
from jxc_desktop.finance.set_opening import set_opening
from jxc_desktop.finance.spend import spend, take_income
from jxc_desktop.finance.transfer_funds import transfer_funds
from jxc_desktop.purchasing.close_order import close_order
from jxc_desktop.purchasing.order_goods import order_goods
from jxc_desktop.purchasing.receive_goods import receive_goods
from jxc_desktop.purchasing.return_goods import return_goods
from jxc_desktop.purchasing.reverse_receipt import reverse_receipt
from jxc_desktop.purchasing.reverse_return import reverse_return
from jxc_desktop.sales.add_till import add_till
from jxc_desktop.sales.checkout import checkout
from jxc_desktop.sales.close_shift import close_shift
from jxc_desktop.sales.drawer import move_cash
from jxc_desktop.sales.edit_till import edit_till
from jxc_desktop.sales.hold_sale import drop_held, hold_sale, resume_sale
from jxc_desktop.sales.open_shift import open_shift
from jxc_desktop.sales.refund import refund, refund_without_receipt
from jxc_desktop.sales.till_events import log_event, reprint
from jxc_desktop.sales.void_sale import void_sale
from jxc_desktop.security.add_user import add_user
from jxc_desktop.security.change_user import change_role, restore_user, retire_user, set_password
from jxc_desktop.stock.count_item import count_item, uncount_item
from jxc_desktop.stock.overage import overage
from jxc_desktop.stock.post_count import abandon_count, post_count
from jxc_desktop.stock.reverse_adjustment import reverse_adjustment
from jxc_desktop.stock.start_count import start_count
from jxc_desktop.stock.write_off import write_off
from jxc_desktop.suppliers.add_supplier import add_supplier
from jxc_desktop.suppliers.edit_supplier import edit_supplier
from jxc_desktop.suppliers.retire_supplier import restore_supplier, retire_supplier
from jxc_desktop.usecase import UseCase

VERBS: tuple[UseCase[Any, Any], ...] = (
    add_user,
    change_role,
    restore_user,
    retire_user,
    set_password,
    add_category,
    add_item,
    add_till,
    add_warehouse,
    ask_labels,
    change_price,
    change_settings,
    edit_category,
    edit_item,
    edit_till,
    edit_warehouse,
    give_instore_codes,
    labels_printed,
    quick_add,
    restore_item,
    retire_item,
    set_scale_formats,
    set_tax_rate,
    add_customer,
    edit_customer,
    restore_customer,
    retire_customer,
    add_supplier,
    edit_supplier,
    restore_supplier,
    retire_supplier,
    drop_draft,
    keep_draft,
    close_order,
    order_goods,
    receive_goods,
    return_goods,
    reverse_receipt,
    reverse_return,
    abandon_count,
    count_item,
    overage,
    post_count,
    reverse_adjustment,
    start_count,
    uncount_item,
    write_off,
    checkout,
    close_shift,
    drop_held,
    hold_sale,
    log_event,
    move_cash,
    open_shift,
    refund,
    refund_without_receipt,
    reprint,
    resume_sale,
    void_sale,
    add_cash_category,
    add_fund_account,
    edit_cash_category,
    edit_fund,
    pay_supplier,
    receive_money,
    reverse_money,
    set_opening,
    spend,
    take_income,
    transfer_funds,
    import_goods,
    undo_import,
)
