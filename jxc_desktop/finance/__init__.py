"""Money: payments, receipts, expenses, transfers, opening balances."""
