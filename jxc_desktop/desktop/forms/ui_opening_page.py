# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'opening_page.ui'
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
class Ui_OpeningPage(object):
    def setupUi(self, OpeningPage):
        if not OpeningPage.objectName():
            OpeningPage.setObjectName(u"OpeningPage")
        self.slots = QVBoxLayout(OpeningPage)
        self.slots.setSpacing(10)
        self.slots.setObjectName(u"slots")
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.parts = QHBoxLayout()
        self.parts.setObjectName(u"parts")

        self.slots.addLayout(self.parts)

        self.news = QVBoxLayout()
        self.news.setObjectName(u"news")

        self.slots.addLayout(self.news)

        self.content = QVBoxLayout()
        self.content.setObjectName(u"content")

        self.slots.addLayout(self.content)

        self.foot = QHBoxLayout()
        self.foot.setObjectName(u"foot")

        self.slots.addLayout(self.foot)

        self.slots.setStretch(2, 1)

        self.retranslateUi(OpeningPage)

        QMetaObject.connectSlotsByName(OpeningPage)
    # setupUi

    def retranslateUi(self, OpeningPage):
        pass
    # retranslateUi

