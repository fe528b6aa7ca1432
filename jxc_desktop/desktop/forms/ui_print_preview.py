# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'print_preview.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_PrintPreview(object):
    def setupUi(self, PrintPreview):
        if not PrintPreview.objectName():
            PrintPreview.setObjectName(u"PrintPreview")
        self.page = QHBoxLayout(PrintPreview)
        self.page.setSpacing(0)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.paper_side = QVBoxLayout()
        self.paper_side.setSpacing(0)
        self.paper_side.setObjectName(u"paper_side")
        self.canvas_slot = QVBoxLayout()
        self.canvas_slot.setObjectName(u"canvas_slot")

        self.paper_side.addLayout(self.canvas_slot)

        self.turn_slot = QHBoxLayout()
        self.turn_slot.setObjectName(u"turn_slot")

        self.paper_side.addLayout(self.turn_slot)


        self.page.addLayout(self.paper_side)

        self.choice_side = QWidget(PrintPreview)
        self.choice_side.setObjectName(u"choice_side")
        self.choice_side.setMinimumSize(QSize(312, 0))
        self.choice_side.setMaximumSize(QSize(312, 16777215))
        self.choice_column = QVBoxLayout(self.choice_side)
        self.choice_column.setSpacing(4)
        self.choice_column.setObjectName(u"choice_column")
        self.choice_column.setContentsMargins(20, 14, 20, 14)
        self.printer_slot = QVBoxLayout()
        self.printer_slot.setObjectName(u"printer_slot")

        self.choice_column.addLayout(self.printer_slot)

        self.paper_slot = QHBoxLayout()
        self.paper_slot.setSpacing(10)
        self.paper_slot.setObjectName(u"paper_slot")

        self.choice_column.addLayout(self.paper_slot)

        self.range_slot = QHBoxLayout()
        self.range_slot.setSpacing(10)
        self.range_slot.setObjectName(u"range_slot")

        self.choice_column.addLayout(self.range_slot)

        self.switches_slot = QVBoxLayout()
        self.switches_slot.setObjectName(u"switches_slot")

        self.choice_column.addLayout(self.switches_slot)

        self.between = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.choice_column.addItem(self.between)

        self.save_slot = QHBoxLayout()
        self.save_slot.setSpacing(8)
        self.save_slot.setObjectName(u"save_slot")

        self.choice_column.addLayout(self.save_slot)

        self.print_slot = QVBoxLayout()
        self.print_slot.setObjectName(u"print_slot")

        self.choice_column.addLayout(self.print_slot)


        self.page.addWidget(self.choice_side)


        self.retranslateUi(PrintPreview)

        QMetaObject.connectSlotsByName(PrintPreview)
    # setupUi

    def retranslateUi(self, PrintPreview):
        pass
    # retranslateUi

