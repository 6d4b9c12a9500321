/**
 * Licences as W3C Verifiable Credentials: a board issues them, everyone else checks them. Start at {@link
 * org.stele.exchange.licence.Licensing}.
 */
@NullMarked
package org.stele.exchange.licence;

import org.jspecify.annotations.NullMarked;
