/**
 * Charts that are one person's: linked by a person, and taken apart again. A message that retires one of two numbers waits for one. Nothing
 * of it is on the ledger. Start at {@link org.stele.exchange.link.Links}.
 */
@NullMarked
package org.stele.exchange.link;

import org.jspecify.annotations.NullMarked;
