//! Writes ZIP files whose entries are stored as they are. Knows no file system: names and contents in, bytes out.

/// 1 January 1980, the first day that ZIP has: the same files make the same archive, whenever it is made.
const DAY: u16 = 0x21;

/// An archive of these files. Names are relative, with slashes.
pub fn archive(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let at = size(bytes.len())?;
        let entry = entry(name, content)?;
        bytes.extend([0x50, 0x4b, 3, 4]);
        bytes.extend(&entry);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        // Made by version 2.0, and behind the entry: no comment, first disk, no attributes, and where the file begins.
        directory.extend([0x50, 0x4b, 1, 2, 20, 0]);
        directory.extend(&entry);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, at) = (u16::try_from(files.len()).map_err(|_| "expected at most 65535 files")?, size(bytes.len())?);
    let length = size(directory.len())?;
    bytes.extend(directory);
    bytes.extend([0x50, 0x4b, 5, 6, 0, 0, 0, 0]);
    bytes.extend(count.to_le_bytes().repeat(2));
    bytes.extend(length.to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0, 0]);
    Ok(bytes)
}

/// What stands in both headers of a file: version needed, names in UTF-8, stored, when, checksum, sizes, no extra field.
fn entry(name: &str, content: &[u8]) -> Result<Vec<u8>, String> {
    let mut entry = vec![20, 0, 0, 8, 0, 0, 0, 0];
    entry.extend(DAY.to_le_bytes());
    entry.extend(checksum(content).to_le_bytes());
    entry.extend(size(content.len())?.to_le_bytes().repeat(2));
    entry.extend(u16::try_from(name.len()).map_err(|_| format!("expected a shorter name than {name}"))?.to_le_bytes());
    entry.extend([0, 0]);
    Ok(entry)
}

fn size(length: usize) -> Result<u32, String> {
    u32::try_from(length).map_err(|_| format!("expected less than 4 GB, found {length} bytes"))
}

/// CRC-32, as ZIP has it.
fn checksum(content: &[u8]) -> u32 {
    let bit = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    let table: Vec<u32> = (0..256).map(|byte| (0..8).fold(byte, |sum, _| bit(sum))).collect();
    !content.iter().fold(!0, |sum, byte| sum >> 8 ^ table[((sum ^ u32::from(*byte)) & 255) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!((checksum(b""), checksum(b"123456789")), (0, 0xcbf4_3926));
    }

    #[test]
    fn an_archive_holds_every_file_where_its_directory_says() {
        let files = [("site/index.html".to_string(), b"<p>hello".to_vec()), ("site/a/\u{e4}.md".to_string(), Vec::new())];
        let bytes = archive(&files).expect("an archive");
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
        let end = bytes.len() - 22;
        assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
        let mut at = number(end + 16);
        for (name, content) in &files {
            assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
            let file = number(at + 42);
            let start = file + 30 + name.len();
            assert_eq!(&bytes[file..file + 4], b"PK\x03\x04");
            assert_eq!(&bytes[file + 30..start], name.as_bytes());
            assert_eq!(&bytes[start..start + number(file + 18)], &content[..]);
            at += 46 + name.len();
        }
        assert_eq!(at, end);
    }
}
