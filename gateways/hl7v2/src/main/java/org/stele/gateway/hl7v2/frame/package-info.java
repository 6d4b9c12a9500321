/** Messages on a wire: MLLP. Start at {@link org.stele.gateway.hl7v2.frame.FrameReader}. */
@NullMarked
package org.stele.gateway.hl7v2.frame;

import org.jspecify.annotations.NullMarked;
