# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'wizard_owner.ui'
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
class Ui_WizardOwner(object):
    def setupUi(self, WizardOwner):
        if not WizardOwner.objectName():
            WizardOwner.setObjectName(u"WizardOwner")
        self.slots = QGridLayout(WizardOwner)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.owner = QVBoxLayout()
        self.owner.setObjectName(u"owner")

        self.slots.addLayout(self.owner, 0, 0, 1, 2)

        self.password = QVBoxLayout()
        self.password.setObjectName(u"password")

        self.slots.addLayout(self.password, 1, 0, 1, 1)

        self.again = QVBoxLayout()
        self.again.setObjectName(u"again")

        self.slots.addLayout(self.again, 1, 1, 1, 1)

        self.place = QVBoxLayout()
        self.place.setObjectName(u"place")

        self.slots.addLayout(self.place, 2, 0, 1, 2)

        self.warning = QVBoxLayout()
        self.warning.setObjectName(u"warning")

        self.slots.addLayout(self.warning, 3, 0, 1, 2)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)

        self.retranslateUi(WizardOwner)

        QMetaObject.connectSlotsByName(WizardOwner)
    # setupUi

    def retranslateUi(self, WizardOwner):
        pass
    # retranslateUi

