/**
 * What is sent: resources into messages, the other way round from {@code translate}. Start at {@link
 * org.stele.gateway.hl7v2.write.MessageWriter}.
 */
@NullMarked
package org.stele.gateway.hl7v2.write;

import org.jspecify.annotations.NullMarked;
