"""Every verb of the shop, room by room; a test holds this list against the rooms."""

from typing import Any

from jxc_desktop.catalog.settings import change_settings
from jxc_desktop.finance.keep_funds import add_cash_category, add_fund_account
from jxc_desktop.finance.money_paper import reverse_money
from jxc_desktop.finance.pay_supplier import pay_supplier
from jxc_desktop.finance.receive_money import receive_money
from jxc_desktop.finance.set_opening import set_opening
from jxc_desktop.finance.spend import spend, take_income
from jxc_desktop.finance.transfer_funds import transfer_funds
from jxc_desktop.usecase import UseCase

VERBS: tuple[UseCase[Any, Any], ...] = (
    change_settings,
    add_fund_account,
    add_cash_category,
    reverse_money,
    pay_supplier,
    receive_money,
    set_opening,
    spend,
    take_income,
    transfer_funds,
)
