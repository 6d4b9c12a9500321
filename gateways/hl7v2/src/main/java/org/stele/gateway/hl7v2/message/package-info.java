/** Messages as they come: bytes into segments and fields, by HAPI, within limits. Start at {@link org.stele.gateway.hl7v2.message.MessageReader}. */
@NullMarked
package org.stele.gateway.hl7v2.message;

import org.jspecify.annotations.NullMarked;
