/**
 * What must be carried to its end whatever is killed in between: intents on disk, handlers that may be repeated, a worker that
 * drives them again. Start at {@link org.stele.exchange.work.Tasks}.
 */
@NullMarked
package org.stele.exchange.work;

import org.jspecify.annotations.NullMarked;
