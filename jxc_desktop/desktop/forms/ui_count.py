# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'count.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)
class Ui_CountPage(object):
    def setupUi(self, CountPage):
        if not CountPage.objectName():
            CountPage.setObjectName(u"CountPage")
        self.page = QVBoxLayout(CountPage)
        self.page.setSpacing(10)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.news = QVBoxLayout()
        self.news.setObjectName(u"news")

        self.page.addLayout(self.news)

        self.stages = QStackedWidget(CountPage)
        self.stages.setObjectName(u"stages")
        self.starting = QWidget()
        self.starting.setObjectName(u"starting")
        self.start_column = QVBoxLayout(self.starting)
        self.start_column.setObjectName(u"start_column")
        self.start_column.setContentsMargins(0, 0, 0, 0)
        self.stages.addWidget(self.starting)
        self.counting = QWidget()
        self.counting.setObjectName(u"counting")
        self.count_column = QVBoxLayout(self.counting)
        self.count_column.setSpacing(10)
        self.count_column.setObjectName(u"count_column")
        self.count_column.setContentsMargins(0, 0, 0, 0)
        self.facts = QVBoxLayout()
        self.facts.setObjectName(u"facts")

        self.count_column.addLayout(self.facts)

        self.scan = QVBoxLayout()
        self.scan.setObjectName(u"scan")

        self.count_column.addLayout(self.scan)

        self.sheet_row = QHBoxLayout()
        self.sheet_row.setSpacing(12)
        self.sheet_row.setObjectName(u"sheet_row")

        self.count_column.addLayout(self.sheet_row)

        self.stages.addWidget(self.counting)

        self.page.addWidget(self.stages)


        self.retranslateUi(CountPage)

        QMetaObject.connectSlotsByName(CountPage)
    # setupUi

    def retranslateUi(self, CountPage):
        pass
    # retranslateUi

