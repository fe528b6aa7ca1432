# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'refund.ui'
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
class Ui_RefundForm(object):
    def setupUi(self, RefundForm):
        if not RefundForm.objectName():
            RefundForm.setObjectName(u"RefundForm")
        self.sheet = QVBoxLayout(RefundForm)
        self.sheet.setSpacing(10)
        self.sheet.setObjectName(u"sheet")
        self.sheet.setContentsMargins(0, 0, 0, 0)
        self.number_slot = QHBoxLayout()
        self.number_slot.setSpacing(12)
        self.number_slot.setObjectName(u"number_slot")

        self.sheet.addLayout(self.number_slot)

        self.told_slot = QVBoxLayout()
        self.told_slot.setObjectName(u"told_slot")

        self.sheet.addLayout(self.told_slot)

        self.lines_slot = QVBoxLayout()
        self.lines_slot.setObjectName(u"lines_slot")

        self.sheet.addLayout(self.lines_slot)

        self.why_slot = QHBoxLayout()
        self.why_slot.setSpacing(12)
        self.why_slot.setObjectName(u"why_slot")

        self.sheet.addLayout(self.why_slot)

        self.sum_slot = QHBoxLayout()
        self.sum_slot.setObjectName(u"sum_slot")

        self.sheet.addLayout(self.sum_slot)


        self.retranslateUi(RefundForm)

        QMetaObject.connectSlotsByName(RefundForm)
    # setupUi

    def retranslateUi(self, RefundForm):
        pass
    # retranslateUi

