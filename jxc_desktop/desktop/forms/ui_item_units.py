# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'item_units.ui'
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
class Ui_ItemUnits(object):
    def setupUi(self, ItemUnits):
        if not ItemUnits.objectName():
            ItemUnits.setObjectName(u"ItemUnits")
        self.slots = QGridLayout(ItemUnits)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.unit = QVBoxLayout()
        self.unit.setObjectName(u"unit")

        self.slots.addLayout(self.unit, 0, 0, 1, 1)

        self.code = QVBoxLayout()
        self.code.setObjectName(u"code")

        self.slots.addLayout(self.code, 0, 1, 1, 1)

        self.shared = QVBoxLayout()
        self.shared.setObjectName(u"shared")

        self.slots.addLayout(self.shared, 0, 2, 1, 1)

        self.barcode = QVBoxLayout()
        self.barcode.setObjectName(u"barcode")

        self.slots.addLayout(self.barcode, 1, 0, 1, 1)

        self.more_barcodes = QVBoxLayout()
        self.more_barcodes.setObjectName(u"more_barcodes")

        self.slots.addLayout(self.more_barcodes, 1, 1, 1, 2)

        self.unit_lines = QVBoxLayout()
        self.unit_lines.setObjectName(u"unit_lines")

        self.slots.addLayout(self.unit_lines, 2, 0, 1, 3)

        self.slots.setRowStretch(2, 1)
        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(ItemUnits)

        QMetaObject.connectSlotsByName(ItemUnits)
    # setupUi

    def retranslateUi(self, ItemUnits):
        pass
    # retranslateUi

