package org.stele.contracts.credential;

import org.stele.contracts.id.CredentialId;
import org.stele.ledger.contract.TableType;

/** The table of licences. */
public final class CredentialTables {
    public static final TableType<CredentialId, Licence> LICENCE =
            TableType.of("credential/licence", CredentialId.class, Licence.class);

    private CredentialTables() {}
}
