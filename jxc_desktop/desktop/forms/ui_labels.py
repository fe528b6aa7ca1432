# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'labels.ui'
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
from PySide6.QtWidgets import (QApplication, QSizePolicy, QVBoxLayout, QWidget)
class Ui_LabelsPage(object):
    def setupUi(self, LabelsPage):
        if not LabelsPage.objectName():
            LabelsPage.setObjectName(u"LabelsPage")
        self.page = QVBoxLayout(LabelsPage)
        self.page.setSpacing(10)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.facts = QVBoxLayout()
        self.facts.setObjectName(u"facts")

        self.page.addLayout(self.facts)

        self.news = QVBoxLayout()
        self.news.setObjectName(u"news")

        self.page.addLayout(self.news)

        self.scan = QVBoxLayout()
        self.scan.setObjectName(u"scan")

        self.page.addLayout(self.scan)

        self.lines = QVBoxLayout()
        self.lines.setObjectName(u"lines")

        self.page.addLayout(self.lines)


        self.retranslateUi(LabelsPage)

        QMetaObject.connectSlotsByName(LabelsPage)
    # setupUi

    def retranslateUi(self, LabelsPage):
        pass
    # retranslateUi

