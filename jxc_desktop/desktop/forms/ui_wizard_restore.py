# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'wizard_restore.ui'
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
class Ui_WizardRestore(object):
    def setupUi(self, WizardRestore):
        if not WizardRestore.objectName():
            WizardRestore.setObjectName(u"WizardRestore")
        self.slots = QGridLayout(WizardRestore)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.backup = QVBoxLayout()
        self.backup.setObjectName(u"backup")

        self.slots.addLayout(self.backup, 0, 0, 1, 2)

        self.place = QVBoxLayout()
        self.place.setObjectName(u"place")

        self.slots.addLayout(self.place, 1, 0, 1, 2)

        self.warning = QVBoxLayout()
        self.warning.setObjectName(u"warning")

        self.slots.addLayout(self.warning, 2, 0, 1, 2)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)

        self.retranslateUi(WizardRestore)

        QMetaObject.connectSlotsByName(WizardRestore)
    # setupUi

    def retranslateUi(self, WizardRestore):
        pass
    # retranslateUi

