/**
 * Blocks: headers, receipts and what is hashed over them. One ordered entry is one block, never merged, never split. Start
 * at {@link org.stele.ledger.block.Header}.
 */
@NullMarked
package org.stele.ledger.block;

import org.jspecify.annotations.NullMarked;
