#pragma once
extern const char kCertificates[];
