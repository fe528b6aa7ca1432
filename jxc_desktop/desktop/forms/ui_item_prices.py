# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'item_prices.ui'
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
from PySide6.QtWidgets import (QApplication, QGridLayout, QSizePolicy, QVBoxLayout,
    QWidget)
class Ui_ItemPrices(object):
    def setupUi(self, ItemPrices):
        if not ItemPrices.objectName():
            ItemPrices.setObjectName(u"ItemPrices")
        self.slots = QGridLayout(ItemPrices)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.retail_price = QVBoxLayout()
        self.retail_price.setObjectName(u"retail_price")

        self.slots.addLayout(self.retail_price, 0, 0, 1, 1)

        self.member_price = QVBoxLayout()
        self.member_price.setObjectName(u"member_price")

        self.slots.addLayout(self.member_price, 0, 1, 1, 1)

        self.purchase_price = QVBoxLayout()
        self.purchase_price.setObjectName(u"purchase_price")

        self.slots.addLayout(self.purchase_price, 0, 2, 1, 1)

        self.wholesale_price = QVBoxLayout()
        self.wholesale_price.setObjectName(u"wholesale_price")

        self.slots.addLayout(self.wholesale_price, 1, 0, 1, 1)

        self.floor_price = QVBoxLayout()
        self.floor_price.setObjectName(u"floor_price")

        self.slots.addLayout(self.floor_price, 1, 1, 1, 1)

        self.tax = QVBoxLayout()
        self.tax.setObjectName(u"tax")

        self.slots.addLayout(self.tax, 1, 2, 1, 1)

        self.unit_lines = QVBoxLayout()
        self.unit_lines.setObjectName(u"unit_lines")

        self.slots.addLayout(self.unit_lines, 2, 0, 1, 3)

        self.slots.setRowStretch(2, 1)
        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(ItemPrices)

        QMetaObject.connectSlotsByName(ItemPrices)
    # setupUi

    def retranslateUi(self, ItemPrices):
        pass
    # retranslateUi

