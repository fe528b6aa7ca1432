# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'close_shift.ui'
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
class Ui_CloseShift(object):
    def setupUi(self, CloseShift):
        if not CloseShift.objectName():
            CloseShift.setObjectName(u"CloseShift")
        self.sheet = QVBoxLayout(CloseShift)
        self.sheet.setSpacing(10)
        self.sheet.setObjectName(u"sheet")
        self.sheet.setContentsMargins(0, 0, 0, 0)
        self.told_slot = QVBoxLayout()
        self.told_slot.setSpacing(4)
        self.told_slot.setObjectName(u"told_slot")

        self.sheet.addLayout(self.told_slot)

        self.faces = QGridLayout()
        self.faces.setObjectName(u"faces")
        self.faces.setHorizontalSpacing(12)
        self.faces.setVerticalSpacing(6)

        self.sheet.addLayout(self.faces)

        self.sum_slot = QVBoxLayout()
        self.sum_slot.setSpacing(6)
        self.sum_slot.setObjectName(u"sum_slot")

        self.sheet.addLayout(self.sum_slot)

        self.over_slot = QHBoxLayout()
        self.over_slot.setSpacing(12)
        self.over_slot.setObjectName(u"over_slot")

        self.sheet.addLayout(self.over_slot)


        self.retranslateUi(CloseShift)

        QMetaObject.connectSlotsByName(CloseShift)
    # setupUi

    def retranslateUi(self, CloseShift):
        pass
    # retranslateUi

