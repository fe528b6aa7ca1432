# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'terms.ui'
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
class Ui_Terms(object):
    def setupUi(self, Terms):
        if not Terms.objectName():
            Terms.setObjectName(u"Terms")
        self.fields = QGridLayout(Terms)
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(4)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.payment = QVBoxLayout()
        self.payment.setObjectName(u"payment")

        self.fields.addLayout(self.payment, 0, 0, 1, 1)

        self.other_cost = QVBoxLayout()
        self.other_cost.setObjectName(u"other_cost")

        self.fields.addLayout(self.other_cost, 0, 1, 1, 1)

        self.warehouse = QVBoxLayout()
        self.warehouse.setObjectName(u"warehouse")

        self.fields.addLayout(self.warehouse, 1, 0, 1, 1)

        self.day = QVBoxLayout()
        self.day.setObjectName(u"day")

        self.fields.addLayout(self.day, 1, 1, 1, 1)


        self.retranslateUi(Terms)

        QMetaObject.connectSlotsByName(Terms)
    # setupUi

    def retranslateUi(self, Terms):
        pass
    # retranslateUi

