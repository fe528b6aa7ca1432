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
        self.whole = QVBoxLayout(ExpenseSheet)
        self.whole.setSpacing(10)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.head = QVBoxLayout()
        self.head.setObjectName(u"head")

        self.whole.addLayout(self.head)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(2)

        self.whole.addLayout(self.fields)

        self.list = QVBoxLayout()
        self.list.setObjectName(u"list")

        self.whole.addLayout(self.list)


        self.retranslateUi(ExpenseSheet)

        QMetaObject.connectSlotsByName(ExpenseSheet)
    # setupUi

    def retranslateUi(self, ExpenseSheet):
        pass
    # retranslateUi

