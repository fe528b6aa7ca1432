"""What was done is told in words: titles of verbs, papers and sums, and only what was changed."""

from jxc_desktop.insights import told
from jxc_desktop.sales.checkout import checkout
from jxc_desktop.words import speak


def test_a_sale_is_told_by_its_title_its_number_and_its_sum() -> None:
    speak("zh_CN")
    request = '{"lines":[{"unit_id":7}],"number":"","customer_id":3}'
    result = '{"document_id":9,"number":"XS-20261122-01-0009","total":"114.00","due":"114.00"}'
    assert told.title(checkout.name) == "收银"
    assert told.about(request + told.BREAK + result) == "XS-20261122-01-0009 · 114.00"
    assert checkout.name in told.verbs_titled("收银")


def test_a_verb_that_nobody_declares_any_more_keeps_its_name() -> None:
    assert told.title("sales.barter") == "sales.barter"


def test_of_a_change_only_the_fields_that_differ_are_told() -> None:
    speak("zh_CN")
    kept = '{"item_id":1,"name":"可乐","price":"3.00"}' + told.BREAK + '{"item_id":1,"name":"可乐","price":"3.50"}'
    assert (told.was(kept), told.became(kept)) == ("3.00", "3.50")
    assert (told.was(told.BREAK), told.became(told.BREAK + '{"name":"孙强","role":"clerk"}')) == ("", "孙强 · 仓管")
