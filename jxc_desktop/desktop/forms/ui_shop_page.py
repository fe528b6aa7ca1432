# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'shop_page.ui'
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
class Ui_ShopPage(object):
    def setupUi(self, ShopPage):
        if not ShopPage.objectName():
            ShopPage.setObjectName(u"ShopPage")
        self.slots = QGridLayout(ShopPage)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.shop_name = QVBoxLayout()
        self.shop_name.setObjectName(u"shop_name")

        self.slots.addLayout(self.shop_name, 0, 0, 1, 2)

        self.phone = QVBoxLayout()
        self.phone.setObjectName(u"phone")

        self.slots.addLayout(self.phone, 0, 2, 1, 1)

        self.address = QVBoxLayout()
        self.address.setObjectName(u"address")

        self.slots.addLayout(self.address, 1, 0, 1, 2)

        self.tax_id = QVBoxLayout()
        self.tax_id.setObjectName(u"tax_id")

        self.slots.addLayout(self.tax_id, 1, 2, 1, 1)

        self.taxpayer = QVBoxLayout()
        self.taxpayer.setObjectName(u"taxpayer")

        self.slots.addLayout(self.taxpayer, 2, 0, 1, 1)

        self.rolls_at_hour = QVBoxLayout()
        self.rolls_at_hour.setObjectName(u"rolls_at_hour")

        self.slots.addLayout(self.rolls_at_hour, 2, 1, 1, 1)

        self.negative_stock = QVBoxLayout()
        self.negative_stock.setObjectName(u"negative_stock")

        self.slots.addLayout(self.negative_stock, 2, 2, 1, 1)

        self.round_off = QVBoxLayout()
        self.round_off.setObjectName(u"round_off")

        self.slots.addLayout(self.round_off, 3, 0, 1, 1)

        self.round_off_most = QVBoxLayout()
        self.round_off_most.setObjectName(u"round_off_most")

        self.slots.addLayout(self.round_off_most, 3, 1, 1, 1)

        self.write_off_most = QVBoxLayout()
        self.write_off_most.setObjectName(u"write_off_most")

        self.slots.addLayout(self.write_off_most, 3, 2, 1, 1)

        self.most_discount = QVBoxLayout()
        self.most_discount.setObjectName(u"most_discount")

        self.slots.addLayout(self.most_discount, 4, 0, 1, 1)

        self.over_receipt = QVBoxLayout()
        self.over_receipt.setObjectName(u"over_receipt")

        self.slots.addLayout(self.over_receipt, 4, 1, 1, 1)

        self.width = QVBoxLayout()
        self.width.setObjectName(u"width")

        self.slots.addLayout(self.width, 4, 2, 1, 1)

        self.footer = QVBoxLayout()
        self.footer.setObjectName(u"footer")

        self.slots.addLayout(self.footer, 5, 0, 1, 1)

        self.language = QVBoxLayout()
        self.language.setObjectName(u"language")

        self.slots.addLayout(self.language, 5, 1, 1, 1)

        self.theme = QVBoxLayout()
        self.theme.setObjectName(u"theme")

        self.slots.addLayout(self.theme, 5, 2, 1, 1)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(ShopPage)

        QMetaObject.connectSlotsByName(ShopPage)
    # setupUi

    def retranslateUi(self, ShopPage):
        pass
    # retranslateUi

