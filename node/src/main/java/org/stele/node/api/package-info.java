/**
 * The controllers, one a subject: each turns a request into one call of a use case and its result into an answer.
 *
 * <p>What may not live here: decisions, loops over records, anything that a use case should do. Start at {@link
 * org.stele.node.api.TransactionController}.
 */
@NullMarked
package org.stele.node.api;

import org.jspecify.annotations.NullMarked;
