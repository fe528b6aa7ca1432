# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'item_basics.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QGridLayout, QHBoxLayout, QSizePolicy,
    QVBoxLayout, QWidget)
class Ui_ItemBasics(object):
    def setupUi(self, ItemBasics):
        if not ItemBasics.objectName():
            ItemBasics.setObjectName(u"ItemBasics")
        self.slots = QGridLayout(ItemBasics)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.item_name = QVBoxLayout()
        self.item_name.setObjectName(u"item_name")

        self.slots.addLayout(self.item_name, 0, 0, 1, 2)

        self.spec_brand = QHBoxLayout()
        self.spec_brand.setSpacing(12)
        self.spec_brand.setObjectName(u"spec_brand")
        self.spec = QVBoxLayout()
        self.spec.setObjectName(u"spec")

        self.spec_brand.addLayout(self.spec)

        self.brand = QVBoxLayout()
        self.brand.setObjectName(u"brand")

        self.spec_brand.addLayout(self.brand)

        self.spec_brand.setStretch(0, 1)
        self.spec_brand.setStretch(1, 1)

        self.slots.addLayout(self.spec_brand, 0, 2, 1, 1)

        self.barcode = QVBoxLayout()
        self.barcode.setObjectName(u"barcode")

        self.slots.addLayout(self.barcode, 1, 0, 1, 1)

        self.unit = QVBoxLayout()
        self.unit.setObjectName(u"unit")

        self.slots.addLayout(self.unit, 1, 1, 1, 1)

        self.category = QVBoxLayout()
        self.category.setObjectName(u"category")

        self.slots.addLayout(self.category, 1, 2, 1, 1)

        self.retail_price = QVBoxLayout()
        self.retail_price.setObjectName(u"retail_price")

        self.slots.addLayout(self.retail_price, 2, 0, 1, 1)

        self.member_price = QVBoxLayout()
        self.member_price.setObjectName(u"member_price")

        self.slots.addLayout(self.member_price, 2, 1, 1, 1)

        self.purchase_price = QVBoxLayout()
        self.purchase_price.setObjectName(u"purchase_price")

        self.slots.addLayout(self.purchase_price, 2, 2, 1, 1)

        self.least = QVBoxLayout()
        self.least.setObjectName(u"least")

        self.slots.addLayout(self.least, 3, 0, 1, 1)

        self.shelf_life = QVBoxLayout()
        self.shelf_life.setObjectName(u"shelf_life")

        self.slots.addLayout(self.shelf_life, 3, 1, 1, 1)

        self.supplier = QVBoxLayout()
        self.supplier.setObjectName(u"supplier")

        self.slots.addLayout(self.supplier, 3, 2, 1, 1)

        self.slots.setRowStretch(0, 1)
        self.slots.setRowStretch(1, 1)
        self.slots.setRowStretch(2, 1)
        self.slots.setRowStretch(3, 1)
        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(ItemBasics)

        QMetaObject.connectSlotsByName(ItemBasics)
    # setupUi

    def retranslateUi(self, ItemBasics):
        pass
    # retranslateUi

