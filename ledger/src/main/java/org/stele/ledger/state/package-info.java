/** The typed tables as they are stored, their tree, and how to read them as of a certified height. */
@NullMarked
package org.stele.ledger.state;

import org.jspecify.annotations.NullMarked;
