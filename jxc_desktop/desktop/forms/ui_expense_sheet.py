# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'expense_sheet.ui'
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
class Ui_ExpenseSheet(object):
    def setupUi(self, ExpenseSheet):
        if not ExpenseSheet.objectName():
            ExpenseSheet.setObjectName(u"ExpenseSheet")
        self.slots = QGridLayout(ExpenseSheet)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.kind = QVBoxLayout()
        self.kind.setObjectName(u"kind")

        self.slots.addLayout(self.kind, 0, 0, 1, 1)

        self.day = QVBoxLayout()
        self.day.setObjectName(u"day")

        self.slots.addLayout(self.day, 0, 1, 1, 1)

        self.fund = QVBoxLayout()
        self.fund.setObjectName(u"fund")

        self.slots.addLayout(self.fund, 1, 0, 1, 1)

        self.to_fund = QVBoxLayout()
        self.to_fund.setObjectName(u"to_fund")

        self.slots.addLayout(self.to_fund, 1, 1, 1, 1)

        self.category = QVBoxLayout()
        self.category.setObjectName(u"category")

        self.slots.addLayout(self.category, 2, 0, 1, 1)

        self.amount = QVBoxLayout()
        self.amount.setObjectName(u"amount")

        self.slots.addLayout(self.amount, 2, 1, 1, 1)

        self.memo = QVBoxLayout()
        self.memo.setObjectName(u"memo")

        self.slots.addLayout(self.memo, 3, 0, 1, 2)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)

        self.retranslateUi(ExpenseSheet)

        QMetaObject.connectSlotsByName(ExpenseSheet)
    # setupUi

    def retranslateUi(self, ExpenseSheet):
        pass
    # retranslateUi

