"""What a column of a goods list can mean, and the headings shops write over it."""

from enum import StrEnum

from jxc_desktop.words import mark


class Field(StrEnum):
    """One thing a goods list says of an item."""

    NAME = "name"
    CODE = "code"
    BARCODE = "barcode"
    SPEC = "spec"
    CATEGORY = "category"
    BRAND = "brand"
    UNIT = "unit"
    PURCHASE_PRICE = "purchase_price"
    RETAIL_PRICE = "retail_price"
    MEMBER_PRICE = "member_price"
    WHOLESALE_PRICE = "wholesale_price"
    FLOOR_PRICE = "floor_price"
    STOCK_QUANTITY = "stock_quantity"
    LEAST_QUANTITY = "least_quantity"
    MOST_QUANTITY = "most_quantity"
    SHELF_LIFE_DAYS = "shelf_life_days"
    PLU = "plu"
    WEIGHED = "weighed"
    TAX_RATE = "tax_rate"
    SUPPLIER = "supplier"
    NOTE = "note"
    ACTIVE = "active"
    PACK_UNIT = "pack_unit"
    PACK_FACTOR = "pack_factor"
    PACK_BARCODE = "pack_barcode"
    PACK_RETAIL_PRICE = "pack_retail_price"
    PACK_PURCHASE_PRICE = "pack_purchase_price"
    PINYIN_KEY = "pinyin_key"


LABELS: dict[Field, str] = {
    Field.NAME: mark("Item name"),
    Field.CODE: mark("Item code"),
    Field.BARCODE: mark("Barcode"),
    Field.SPEC: mark("Specification"),
    Field.CATEGORY: mark("Category"),
    Field.BRAND: mark("Brand"),
    Field.UNIT: mark("Unit"),
    Field.PURCHASE_PRICE: mark("Purchase price"),
    Field.RETAIL_PRICE: mark("Retail price"),
    Field.MEMBER_PRICE: mark("Member price"),
    Field.WHOLESALE_PRICE: mark("Wholesale price"),
    Field.FLOOR_PRICE: mark("Floor price"),
    Field.STOCK_QUANTITY: mark("Stock quantity"),
    Field.LEAST_QUANTITY: mark("Lowest stock"),
    Field.MOST_QUANTITY: mark("Highest stock"),
    Field.SHELF_LIFE_DAYS: mark("Shelf life (days)"),
    Field.PLU: mark("PLU"),
    Field.WEIGHED: mark("Sold by weight"),
    Field.TAX_RATE: mark("Tax rate"),
    Field.SUPPLIER: mark("Supplier"),
    Field.NOTE: mark("Note"),
    Field.ACTIVE: mark("In use"),
    Field.PACK_UNIT: mark("Pack unit"),
    Field.PACK_FACTOR: mark("Units per pack"),
    Field.PACK_BARCODE: mark("Pack barcode"),
    Field.PACK_RETAIL_PRICE: mark("Pack retail price"),
    Field.PACK_PURCHASE_PRICE: mark("Pack purchase price"),
    Field.PINYIN_KEY: mark("Pinyin key (made anew)"),
}

IGNORED = frozenset({Field.PINYIN_KEY})
"""Recognised so that nobody wonders, and not taken: the keys are made on save (TRADE.md row 76)."""

GATHERED = frozenset({Field.BARCODE, Field.SPEC, Field.STOCK_QUANTITY, Field.NOTE, Field.PACK_BARCODE})
"""Fields that may stand in several columns: barcodes add up to a list, texts are joined, stock is summed."""

# The better match stands first; a field earlier in this table takes its column first, so that 销售价 is the
# retail price of a list that has no 零售价 and the wholesale price of one that has both.
SYNONYMS: dict[Field, tuple[str, ...]] = {
    Field.NAME: (
        "名称", "品名", "商品名", "全名", "货名", "菜品名称", "中文名称", "名字", "name", "itemname",
        "productname", "goodsname", "title", "description",
    ),
    Field.BARCODE: (
        "条码", "条形码", "国际条码", "主条码", "国条码", "条码号", "69码", "isbn", "isbn码", "barcode",
        "barcodes", "ean", "ean13", "upc", "gtin", "barcoderaw", "barcodenumber", "附加条码", "一品多码",
        "扫描码",
    ),
    Field.CODE: (
        "编码", "编号", "货号", "代码", "自编码", "内部编码", "店内码", "sku", "sku编码", "商家编码", "款号",
        "code", "itemcode", "productcode", "itemno", "itemnumber", "styleno", "productid", "skucode", "id",
    ),
    Field.SPEC: (
        "规格", "规格型号", "包装规格", "净含量", "型号", "颜色", "尺码", "尺寸", "size", "spec",
        "specification", "packagesize", "model", "color", "colour",
    ),
    Field.CATEGORY: (
        "分类", "类别", "品类", "类型", "小类", "大类", "种类", "所属分类", "category", "type",
        "productcategory", "department", "group",
    ),
    Field.BRAND: ("品牌", "牌子", "brand"),
    Field.UNIT: (
        "单位", "基本单位", "计量单位", "销售单位", "库存单位", "主单位", "小单位", "unit", "baseunit", "uom",
    ),
    Field.FLOOR_PRICE: (
        "最低售价", "最低价", "最低零售价", "限价", "底价", "floorprice", "lowestprice", "minprice",
    ),
    Field.MEMBER_PRICE: ("会员价", "会员价格", "会员售价", "vip价", "memberprice", "vipprice"),
    Field.RETAIL_PRICE: (
        "零售价", "零售价格", "零售单价", "售价", "销售价", "销售价格", "销售单价", "现售价", "门店价", "标价",
        "单价", "价格", "retailprice", "saleprice", "sellingprice", "salesprice", "unitprice", "price",
    ),
    Field.WHOLESALE_PRICE: (
        "批发价", "批发价格", "批发价1", "一级批发价", "wholesaleprice", "wholesale", "tradeprice", "销售价",
    ),
    Field.PURCHASE_PRICE: (
        "进价", "进货价", "采购价", "成本价", "进货价格", "采购价格", "进货单价", "采购单价", "成本",
        "成本单价", "最近进价", "purchaseprice", "costprice", "cost", "buyingprice", "buyprice", "unitcost",
    ),
    Field.STOCK_QUANTITY: (
        "库存", "库存量", "库存数量", "现有库存", "当前库存", "初始库存", "期初库存", "期初数量", "数量",
        "可用库存", "实际库存", "stock", "stockqty", "stockquantity", "quantity", "qty", "onhand", "inventory",
    ),
    Field.LEAST_QUANTITY: ("库存下限", "最低库存", "安全库存", "最小库存", "minstock", "loweststock", "reorderlevel"),
    Field.MOST_QUANTITY: ("库存上限", "最高库存", "最大库存", "maxstock", "higheststock"),
    Field.SHELF_LIFE_DAYS: ("保质期", "保质天数", "保质期天数", "有效期", "shelflife", "shelflifedays"),
    Field.PLU: ("plu", "plu码", "plu号", "plu编号", "秤码", "称重编码", "传秤编码", "热键"),
    Field.WEIGHED: ("称重", "是否称重", "计价方式", "称重商品", "计重", "weighed", "isweighed", "soldbyweight"),
    Field.TAX_RATE: ("税率", "销项税率", "增值税率", "taxrate", "vat", "vatrate", "tax"),
    Field.SUPPLIER: ("供应商", "供货商", "主供应商", "供应商名称", "供货单位", "厂商", "supplier", "vendor"),
    Field.NOTE: ("备注", "说明", "note", "notes", "remark", "remarks", "comment", "memo"),
    Field.ACTIVE: ("状态", "启用", "是否启用", "商品状态", "active", "enabled", "status"),
    Field.PACK_UNIT: ("副单位", "辅助单位", "大单位", "箱单位", "包装单位", "packunit", "caseunit"),
    Field.PACK_FACTOR: (
        "比例", "换算比例", "换算率", "换算关系", "箱规", "装箱数", "件装数", "每箱数量", "入数", "packfactor",
        "packsize", "unitspercase", "factor",
    ),
    Field.PACK_BARCODE: ("副条码", "箱码", "箱条码", "外箱条码", "大包装条码", "packbarcode", "casebarcode"),
    Field.PACK_RETAIL_PRICE: (
        "箱售价", "大单位售价", "副单位售价", "整箱售价", "packprice", "caseprice", "packretailprice",
    ),
    Field.PACK_PURCHASE_PRICE: (
        "箱进价", "大单位进价", "副单位进价", "整箱进价", "packcost", "casecost", "packpurchaseprice",
    ),
    Field.PINYIN_KEY: ("拼音码", "拼音", "助记码", "拼音简码", "简码", "pinyin", "pinyinkey", "mnemonic"),
}  # fmt: skip
