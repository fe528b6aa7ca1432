# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'checkout.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout,
    QWidget)
class Ui_CheckoutPage(object):
    def setupUi(self, CheckoutPage):
        if not CheckoutPage.objectName():
            CheckoutPage.setObjectName(u"CheckoutPage")
        self.page = QHBoxLayout(CheckoutPage)
        self.page.setSpacing(14)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(16, 14, 16, 14)
        self.counter_side = QVBoxLayout()
        self.counter_side.setSpacing(10)
        self.counter_side.setObjectName(u"counter_side")
        self.scan_slot = QVBoxLayout()
        self.scan_slot.setObjectName(u"scan_slot")

        self.counter_side.addLayout(self.scan_slot)

        self.band_slot = QVBoxLayout()
        self.band_slot.setObjectName(u"band_slot")

        self.counter_side.addLayout(self.band_slot)

        self.basket_slot = QVBoxLayout()
        self.basket_slot.setObjectName(u"basket_slot")

        self.counter_side.addLayout(self.basket_slot)

        self.foot_slot = QVBoxLayout()
        self.foot_slot.setObjectName(u"foot_slot")

        self.counter_side.addLayout(self.foot_slot)


        self.page.addLayout(self.counter_side)

        self.money_side = QWidget(CheckoutPage)
        self.money_side.setObjectName(u"money_side")
        self.money_side.setMinimumSize(QSize(372, 0))
        self.money_side.setMaximumSize(QSize(372, 16777215))
        self.money_column = QVBoxLayout(self.money_side)
        self.money_column.setSpacing(10)
        self.money_column.setObjectName(u"money_column")
        self.money_column.setContentsMargins(0, 0, 0, 0)
        self.customer_slot = QVBoxLayout()
        self.customer_slot.setObjectName(u"customer_slot")

        self.money_column.addLayout(self.customer_slot)

        self.panel_slot = QVBoxLayout()
        self.panel_slot.setObjectName(u"panel_slot")

        self.money_column.addLayout(self.panel_slot)


        self.page.addWidget(self.money_side)


        self.retranslateUi(CheckoutPage)

        QMetaObject.connectSlotsByName(CheckoutPage)
    # setupUi

    def retranslateUi(self, CheckoutPage):
        pass
    # retranslateUi

