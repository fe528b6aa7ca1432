# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'partner_card.ui'
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
class Ui_PartnerCard(object):
    def setupUi(self, PartnerCard):
        if not PartnerCard.objectName():
            PartnerCard.setObjectName(u"PartnerCard")
        self.slots = QGridLayout(PartnerCard)
        self.slots.setObjectName(u"slots")
        self.slots.setHorizontalSpacing(16)
        self.slots.setVerticalSpacing(4)
        self.slots.setContentsMargins(0, 0, 0, 0)
        self.partner_name = QVBoxLayout()
        self.partner_name.setObjectName(u"partner_name")

        self.slots.addLayout(self.partner_name, 0, 0, 1, 2)

        self.phone = QVBoxLayout()
        self.phone.setObjectName(u"phone")

        self.slots.addLayout(self.phone, 0, 2, 1, 1)

        self.contact = QVBoxLayout()
        self.contact.setObjectName(u"contact")

        self.slots.addLayout(self.contact, 1, 0, 1, 1)

        self.code = QVBoxLayout()
        self.code.setObjectName(u"code")

        self.slots.addLayout(self.code, 1, 1, 1, 1)

        self.term_days = QVBoxLayout()
        self.term_days.setObjectName(u"term_days")

        self.slots.addLayout(self.term_days, 1, 2, 1, 1)

        self.special1 = QVBoxLayout()
        self.special1.setObjectName(u"special1")

        self.slots.addLayout(self.special1, 2, 0, 1, 1)

        self.special2 = QVBoxLayout()
        self.special2.setObjectName(u"special2")

        self.slots.addLayout(self.special2, 2, 1, 1, 1)

        self.special3 = QVBoxLayout()
        self.special3.setObjectName(u"special3")

        self.slots.addLayout(self.special3, 2, 2, 1, 1)

        self.address = QVBoxLayout()
        self.address.setObjectName(u"address")

        self.slots.addLayout(self.address, 3, 0, 1, 2)

        self.tax_id = QVBoxLayout()
        self.tax_id.setObjectName(u"tax_id")

        self.slots.addLayout(self.tax_id, 3, 2, 1, 1)

        self.bank = QVBoxLayout()
        self.bank.setObjectName(u"bank")

        self.slots.addLayout(self.bank, 4, 0, 1, 2)

        self.tags = QVBoxLayout()
        self.tags.setObjectName(u"tags")

        self.slots.addLayout(self.tags, 4, 2, 1, 1)

        self.note = QVBoxLayout()
        self.note.setObjectName(u"note")

        self.slots.addLayout(self.note, 5, 0, 1, 3)

        self.slots.setColumnStretch(0, 1)
        self.slots.setColumnStretch(1, 1)
        self.slots.setColumnStretch(2, 1)

        self.retranslateUi(PartnerCard)

        QMetaObject.connectSlotsByName(PartnerCard)
    # setupUi

    def retranslateUi(self, PartnerCard):
        pass
    # retranslateUi

