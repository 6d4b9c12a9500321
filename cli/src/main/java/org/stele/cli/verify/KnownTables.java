package org.stele.cli.verify;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.credential.CredentialTables;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.TableType;

/** The tables whose entries can be shown in words; those of other tables are shown as they are stored. */
final class KnownTables {
    static final List<TableType<?, ?>> ALL = List.of(
            NetworkTables.MEMBER,
            NetworkTables.JOURNAL,
            IdentityTables.SUBJECT,
            IdentityTables.SEAT,
            CredentialTables.LICENCE,
            RecordTables.RECORD,
            ConsentTables.GRANT,
            ConsentTables.RESTRICTION,
            ConsentTables.ERASURE,
            AccessTables.PERMIT,
            AccessTables.GLASS,
            AccessTables.REVIEW,
            TrailTables.ENTRY,
            TrailTables.COUNT);

    private KnownTables() {}

    static Optional<TableType<?, ?>> find(String name) {
        return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
