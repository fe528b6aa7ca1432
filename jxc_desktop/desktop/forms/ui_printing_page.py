# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'printing_page.ui'
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
class Ui_PrintingPage(object):
    def setupUi(self, PrintingPage):
        if not PrintingPage.objectName():
            PrintingPage.setObjectName(u"PrintingPage")
        self.slots = QGridLayout(PrintingPage)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.receipt = QVBoxLayout()
        self.receipt.setObjectName(u"receipt")

        self.slots.addLayout(self.receipt, 0, 0, 1, 2)

        self.width = QVBoxLayout()
        self.width.setObjectName(u"width")

        self.slots.addLayout(self.width, 0, 2, 1, 1)

        self.tries = QVBoxLayout()
        self.tries.setObjectName(u"tries")

        self.slots.addLayout(self.tries, 1, 0, 1, 3)

        self.label = QVBoxLayout()
        self.label.setObjectName(u"label")

        self.slots.addLayout(self.label, 2, 0, 1, 1)

        self.slip = QVBoxLayout()
        self.slip.setObjectName(u"slip")

        self.slots.addLayout(self.slip, 2, 1, 1, 1)

        self.report = QVBoxLayout()
        self.report.setObjectName(u"report")

        self.slots.addLayout(self.report, 2, 2, 1, 1)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(PrintingPage)

        QMetaObject.connectSlotsByName(PrintingPage)
    # setupUi

    def retranslateUi(self, PrintingPage):
        pass
    # retranslateUi

