# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'wizard_till.ui'
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
class Ui_WizardTill(object):
    def setupUi(self, WizardTill):
        if not WizardTill.objectName():
            WizardTill.setObjectName(u"WizardTill")
        self.slots = QGridLayout(WizardTill)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.till = QVBoxLayout()
        self.till.setObjectName(u"till")

        self.slots.addLayout(self.till, 0, 0, 1, 1)

        self.warehouse = QVBoxLayout()
        self.warehouse.setObjectName(u"warehouse")

        self.slots.addLayout(self.warehouse, 0, 1, 1, 1)

        self.printer = QVBoxLayout()
        self.printer.setObjectName(u"printer")

        self.slots.addLayout(self.printer, 1, 0, 1, 1)

        self.width = QVBoxLayout()
        self.width.setObjectName(u"width")

        self.slots.addLayout(self.width, 1, 1, 1, 1)

        self.scan_try = QVBoxLayout()
        self.scan_try.setObjectName(u"scan_try")

        self.slots.addLayout(self.scan_try, 2, 0, 1, 2)

        self.printer_try = QVBoxLayout()
        self.printer_try.setObjectName(u"printer_try")

        self.slots.addLayout(self.printer_try, 3, 0, 1, 2)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)

        self.retranslateUi(WizardTill)

        QMetaObject.connectSlotsByName(WizardTill)
    # setupUi

    def retranslateUi(self, WizardTill):
        pass
    # retranslateUi

