"""What every paper of the shop shares: header, kind, number, life cycle, partner, settlement."""
