//! The segments before the entropy-coded data (ITU-T T.81, annex B; JFIF is ITU-T T.871).

use super::entropy::{CHROMA_AC, CHROMA_DC, LUMA_AC, LUMA_DC};
use super::transform::{Quantizer, ZIGZAG};

/// Writes everything from the start of the image to the start of its data.
pub(super) fn write_header(
    bytes: &mut Vec<u8>,
    width: u16,
    height: u16,
    restart_interval: u16,
    quantizers: &[Quantizer; 2],
) {
    bytes.extend([0xff, 0xd8]);
    // JFIF 1.02, square pixels, no thumbnail.
    segment(bytes, 0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    for (index, quantizer) in quantizers.iter().enumerate() {
        let mut table = vec![index as u8];
        table.extend(ZIGZAG.map(|place| quantizer.steps[usize::from(place)]));
        segment(bytes, 0xdb, &table);
    }
    let ([width_high, width_low], [height_high, height_low]) =
        (width.to_be_bytes(), height.to_be_bytes());
    // Eight bits, three components: number, sampling 1x1, quantization table.
    let mut frame = vec![8, height_high, height_low, width_high, width_low, 3];
    frame.extend([1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]);
    segment(bytes, 0xc0, &frame);
    for (destination, table) in
        [(0x00, &LUMA_DC), (0x10, &LUMA_AC), (0x01, &CHROMA_DC), (0x11, &CHROMA_AC)]
    {
        let codes = [&[destination], &table.lengths[..], table.symbols].concat();
        segment(bytes, 0xc4, &codes);
    }
    segment(bytes, 0xdd, &restart_interval.to_be_bytes());
    // Three components with their DC and AC tables; all coefficients in one scan.
    segment(bytes, 0xda, &[3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]);
}

fn segment(bytes: &mut Vec<u8>, marker: u8, content: &[u8]) {
    bytes.extend([0xff, marker]);
    bytes.extend((content.len() as u16 + 2).to_be_bytes());
    bytes.extend(content);
}
