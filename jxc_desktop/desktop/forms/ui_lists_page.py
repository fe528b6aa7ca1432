# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'lists_page.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout,
    QWidget)
class Ui_ListsPage(object):
    def setupUi(self, ListsPage):
        if not ListsPage.objectName():
            ListsPage.setObjectName(u"ListsPage")
        self.slots = QHBoxLayout(ListsPage)
        self.slots.setSpacing(12)
        self.slots.setObjectName(u"slots")
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.lists = QVBoxLayout()
        self.lists.setObjectName(u"lists")

        self.slots.addLayout(self.lists)

        self.lines = QVBoxLayout()
        self.lines.setObjectName(u"lines")

        self.slots.addLayout(self.lines)

        self.slots.setStretch(0, 3)
        self.slots.setStretch(1, 8)

        self.retranslateUi(ListsPage)

        QMetaObject.connectSlotsByName(ListsPage)
    # setupUi

    def retranslateUi(self, ListsPage):
        pass
    # retranslateUi

