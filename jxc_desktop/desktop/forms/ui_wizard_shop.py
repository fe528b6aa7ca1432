# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'wizard_shop.ui'
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
class Ui_WizardShop(object):
    def setupUi(self, WizardShop):
        if not WizardShop.objectName():
            WizardShop.setObjectName(u"WizardShop")
        self.slots = QGridLayout(WizardShop)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.shop_name = QVBoxLayout()
        self.shop_name.setObjectName(u"shop_name")

        self.slots.addLayout(self.shop_name, 0, 0, 1, 2)

        self.phone = QVBoxLayout()
        self.phone.setObjectName(u"phone")

        self.slots.addLayout(self.phone, 1, 0, 1, 1)

        self.address = QVBoxLayout()
        self.address.setObjectName(u"address")

        self.slots.addLayout(self.address, 1, 1, 1, 1)

        self.trade = QVBoxLayout()
        self.trade.setObjectName(u"trade")

        self.slots.addLayout(self.trade, 2, 0, 1, 1)

        self.taxpayer = QVBoxLayout()
        self.taxpayer.setObjectName(u"taxpayer")

        self.slots.addLayout(self.taxpayer, 2, 1, 1, 1)

        self.rolls_at_hour = QVBoxLayout()
        self.rolls_at_hour.setObjectName(u"rolls_at_hour")

        self.slots.addLayout(self.rolls_at_hour, 3, 0, 1, 1)

        self.round_off = QVBoxLayout()
        self.round_off.setObjectName(u"round_off")

        self.slots.addLayout(self.round_off, 3, 1, 1, 1)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)

        self.retranslateUi(WizardShop)

        QMetaObject.connectSlotsByName(WizardShop)
    # setupUi

    def retranslateUi(self, WizardShop):
        pass
    # retranslateUi

