# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'about_page.ui'
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
class Ui_AboutPage(object):
    def setupUi(self, AboutPage):
        if not AboutPage.objectName():
            AboutPage.setObjectName(u"AboutPage")
        self.slots = QGridLayout(AboutPage)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(12)
        self.slots.setVerticalSpacing(12)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.facts = QVBoxLayout()
        self.facts.setObjectName(u"facts")

        self.slots.addLayout(self.facts, 0, 0, 1, 1)

        self.proof = QVBoxLayout()
        self.proof.setObjectName(u"proof")

        self.slots.addLayout(self.proof, 1, 0, 1, 1)

        self.licences = QVBoxLayout()
        self.licences.setObjectName(u"licences")

        self.slots.addLayout(self.licences, 0, 1, 2, 1)

        self.slots.setRowStretch(1, 1)
        self.slots.setColumnStretch(0, 5)
        self.slots.setColumnStretch(1, 6)

        self.retranslateUi(AboutPage)

        QMetaObject.connectSlotsByName(AboutPage)
    # setupUi

    def retranslateUi(self, AboutPage):
        pass
    # retranslateUi

