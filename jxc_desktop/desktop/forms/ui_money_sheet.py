# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'money_sheet.ui'
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
class Ui_MoneySheet(object):
    def setupUi(self, MoneySheet):
        if not MoneySheet.objectName():
            MoneySheet.setObjectName(u"MoneySheet")
        self.slots = QGridLayout(MoneySheet)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(8)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.funds = QVBoxLayout()
        self.funds.setObjectName(u"funds")

        self.slots.addLayout(self.funds, 0, 0, 1, 1)

        self.sums = QVBoxLayout()
        self.sums.setObjectName(u"sums")

        self.slots.addLayout(self.sums, 1, 0, 1, 1)

        self.bills = QVBoxLayout()
        self.bills.setObjectName(u"bills")

        self.slots.addLayout(self.bills, 2, 0, 1, 1)

        self.memo = QVBoxLayout()
        self.memo.setObjectName(u"memo")

        self.slots.addLayout(self.memo, 3, 0, 1, 1)


        self.retranslateUi(MoneySheet)

        QMetaObject.connectSlotsByName(MoneySheet)
    # setupUi

    def retranslateUi(self, MoneySheet):
        pass
    # retranslateUi

