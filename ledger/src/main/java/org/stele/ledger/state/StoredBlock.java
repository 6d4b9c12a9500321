package org.stele.ledger.state;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Code;

/** A block as it is stored; see {@link BlockWrite}. */
public record StoredBlock(Header header, Bytes entry, List<Code> codes) {}
