# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'wizard_sample.ui'
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
class Ui_WizardSample(object):
    def setupUi(self, WizardSample):
        if not WizardSample.objectName():
            WizardSample.setObjectName(u"WizardSample")
        self.slots = QGridLayout(WizardSample)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.place = QVBoxLayout()
        self.place.setObjectName(u"place")

        self.slots.addLayout(self.place, 0, 0, 1, 2)

        self.told = QVBoxLayout()
        self.told.setObjectName(u"told")

        self.slots.addLayout(self.told, 1, 0, 1, 2)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)

        self.retranslateUi(WizardSample)

        QMetaObject.connectSlotsByName(WizardSample)
    # setupUi

    def retranslateUi(self, WizardSample):
        pass
    # retranslateUi

