# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'people_page.ui'
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
class Ui_PeoplePage(object):
    def setupUi(self, PeoplePage):
        if not PeoplePage.objectName():
            PeoplePage.setObjectName(u"PeoplePage")
        self.slots = QGridLayout(PeoplePage)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(12)
        self.slots.setVerticalSpacing(12)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.people = QVBoxLayout()
        self.people.setObjectName(u"people")

        self.slots.addLayout(self.people, 0, 0, 1, 1)

        self.history = QVBoxLayout()
        self.history.setObjectName(u"history")

        self.slots.addLayout(self.history, 1, 0, 1, 1)

        self.roles = QVBoxLayout()
        self.roles.setObjectName(u"roles")

        self.slots.addLayout(self.roles, 0, 1, 2, 1)

        self.slots.setRowStretch(0, 3)
        self.slots.setRowStretch(1, 2)
        self.slots.setColumnStretch(0, 5)
        self.slots.setColumnStretch(1, 6)

        self.retranslateUi(PeoplePage)

        QMetaObject.connectSlotsByName(PeoplePage)
    # setupUi

    def retranslateUi(self, PeoplePage):
        pass
    # retranslateUi

