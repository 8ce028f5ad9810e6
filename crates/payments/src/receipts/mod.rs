//! Receipts of the platform: kept byte for byte, filed once, each explained.
