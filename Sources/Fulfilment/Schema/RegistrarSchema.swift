// Who registered an account.

extension FulfilmentSchema {
    /// Whose an account is to describe; NULL for one that an operator registered, or of which it is not known.
    static let registrar = """
        ALTER TABLE smart_account ADD COLUMN registered_by INTEGER REFERENCES partner(id);
        """
}
