# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_list.ui'
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
class Ui_ImportList(object):
    def setupUi(self, ImportList):
        if not ImportList.objectName():
            ImportList.setObjectName(u"ImportList")
        self.slots = QGridLayout(ImportList)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(8)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.file = QVBoxLayout()
        self.file.setObjectName(u"file")

        self.slots.addLayout(self.file, 0, 0, 1, 1)

        self.choices = QVBoxLayout()
        self.choices.setObjectName(u"choices")

        self.slots.addLayout(self.choices, 1, 0, 1, 1)

        self.columns_and_rows = QVBoxLayout()
        self.columns_and_rows.setObjectName(u"columns_and_rows")

        self.slots.addLayout(self.columns_and_rows, 2, 0, 1, 1)


        self.retranslateUi(ImportList)

        QMetaObject.connectSlotsByName(ImportList)
    # setupUi

    def retranslateUi(self, ImportList):
        pass
    # retranslateUi

