/**
 * Broken glass that someone must look at. Start at {@link org.stele.exchange.review.Reviews}.
 */
@NullMarked
package org.stele.exchange.review;

import org.jspecify.annotations.NullMarked;
