# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sign_in.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QHBoxLayout,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)
class Ui_SignInPage(object):
    def setupUi(self, SignInPage):
        if not SignInPage.objectName():
            SignInPage.setObjectName(u"SignInPage")
        self.page = QVBoxLayout(SignInPage)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(24, 24, 24, 20)
        self.above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.above)

        self.middle = QHBoxLayout()
        self.middle.setSpacing(72)
        self.middle.setObjectName(u"middle")
        self.before = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.middle.addItem(self.before)

        self.people_side = QWidget(SignInPage)
        self.people_side.setObjectName(u"people_side")
        self.people_side.setMinimumSize(QSize(400, 468))
        self.people_side.setMaximumSize(QSize(400, 600))
        self.people_column = QVBoxLayout(self.people_side)
        self.people_column.setSpacing(10)
        self.people_column.setObjectName(u"people_column")
        self.people_column.setContentsMargins(0, 0, 0, 0)
        self.shop_row = QHBoxLayout()
        self.shop_row.setSpacing(16)
        self.shop_row.setObjectName(u"shop_row")

        self.people_column.addLayout(self.shop_row)

        self.people_rows = QVBoxLayout()
        self.people_rows.setSpacing(10)
        self.people_rows.setObjectName(u"people_rows")

        self.people_column.addLayout(self.people_rows)

        self.below_people = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.people_column.addItem(self.below_people)


        self.middle.addWidget(self.people_side)

        self.pad_card = QFrame(SignInPage)
        self.pad_card.setObjectName(u"pad_card")
        self.pad_card.setMinimumSize(QSize(360, 468))
        self.pad_card.setMaximumSize(QSize(360, 468))
        self.pad_column = QVBoxLayout(self.pad_card)
        self.pad_column.setSpacing(10)
        self.pad_column.setObjectName(u"pad_column")
        self.pad_column.setContentsMargins(28, 24, 28, 24)
        self.password_rows = QVBoxLayout()
        self.password_rows.setSpacing(8)
        self.password_rows.setObjectName(u"password_rows")

        self.pad_column.addLayout(self.password_rows)

        self.keys = QGridLayout()
        self.keys.setSpacing(9)
        self.keys.setObjectName(u"keys")

        self.pad_column.addLayout(self.keys)

        self.go_row = QVBoxLayout()
        self.go_row.setObjectName(u"go_row")

        self.pad_column.addLayout(self.go_row)


        self.middle.addWidget(self.pad_card)

        self.after = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.middle.addItem(self.after)


        self.page.addLayout(self.middle)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.below)

        self.foot_row = QHBoxLayout()
        self.foot_row.setObjectName(u"foot_row")

        self.page.addLayout(self.foot_row)


        self.retranslateUi(SignInPage)

        QMetaObject.connectSlotsByName(SignInPage)
    # setupUi

    def retranslateUi(self, SignInPage):
        pass
    # retranslateUi

