# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'item_stock.ui'
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
class Ui_ItemStock(object):
    def setupUi(self, ItemStock):
        if not ItemStock.objectName():
            ItemStock.setObjectName(u"ItemStock")
        self.slots = QGridLayout(ItemStock)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.least = QVBoxLayout()
        self.least.setObjectName(u"least")

        self.slots.addLayout(self.least, 0, 0, 1, 1)

        self.most = QVBoxLayout()
        self.most.setObjectName(u"most")

        self.slots.addLayout(self.most, 0, 1, 1, 1)

        self.shelf_life = QVBoxLayout()
        self.shelf_life.setObjectName(u"shelf_life")

        self.slots.addLayout(self.shelf_life, 0, 2, 1, 1)

        self.bin = QVBoxLayout()
        self.bin.setObjectName(u"bin")

        self.slots.addLayout(self.bin, 1, 0, 1, 1)

        self.plu = QVBoxLayout()
        self.plu.setObjectName(u"plu")

        self.slots.addLayout(self.plu, 1, 1, 1, 1)

        self.supplier = QVBoxLayout()
        self.supplier.setObjectName(u"supplier")

        self.slots.addLayout(self.supplier, 1, 2, 1, 1)

        self.weighed = QVBoxLayout()
        self.weighed.setObjectName(u"weighed")

        self.slots.addLayout(self.weighed, 2, 0, 1, 1)

        self.batched = QVBoxLayout()
        self.batched.setObjectName(u"batched")

        self.slots.addLayout(self.batched, 2, 1, 1, 1)

        self.note = QVBoxLayout()
        self.note.setObjectName(u"note")

        self.slots.addLayout(self.note, 3, 0, 1, 3)

        self.slots.setRowStretch(0, 1)
        self.slots.setRowStretch(1, 1)
        self.slots.setRowStretch(3, 1)
        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(ItemStock)

        QMetaObject.connectSlotsByName(ItemStock)
    # setupUi

    def retranslateUi(self, ItemStock):
        pass
    # retranslateUi

