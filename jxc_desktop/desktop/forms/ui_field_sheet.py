# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'field_sheet.ui'
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
from PySide6.QtWidgets import (QApplication, QSizePolicy, QVBoxLayout, QWidget)
class Ui_FieldSheet(object):
    def setupUi(self, FieldSheet):
        if not FieldSheet.objectName():
            FieldSheet.setObjectName(u"FieldSheet")
        self.slots = QVBoxLayout(FieldSheet)
        self.slots.setSpacing(4)
        self.slots.setObjectName(u"slots")
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.fields = QVBoxLayout()
        self.fields.setObjectName(u"fields")

        self.slots.addLayout(self.fields)

        self.below = QVBoxLayout()
        self.below.setObjectName(u"below")

        self.slots.addLayout(self.below)


        self.retranslateUi(FieldSheet)

        QMetaObject.connectSlotsByName(FieldSheet)
    # setupUi

    def retranslateUi(self, FieldSheet):
        pass
    # retranslateUi

