# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'backup_page.ui'
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
class Ui_BackupPage(object):
    def setupUi(self, BackupPage):
        if not BackupPage.objectName():
            BackupPage.setObjectName(u"BackupPage")
        self.slots = QGridLayout(BackupPage)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(10)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.facts = QVBoxLayout()
        self.facts.setObjectName(u"facts")

        self.slots.addLayout(self.facts, 0, 0, 1, 1)

        self.place = QVBoxLayout()
        self.place.setObjectName(u"place")

        self.slots.addLayout(self.place, 1, 0, 1, 1)

        self.warning = QVBoxLayout()
        self.warning.setObjectName(u"warning")

        self.slots.addLayout(self.warning, 2, 0, 1, 1)

        self.list = QVBoxLayout()
        self.list.setObjectName(u"list")

        self.slots.addLayout(self.list, 3, 0, 1, 1)


        self.retranslateUi(BackupPage)

        QMetaObject.connectSlotsByName(BackupPage)
    # setupUi

    def retranslateUi(self, BackupPage):
        pass
    # retranslateUi

